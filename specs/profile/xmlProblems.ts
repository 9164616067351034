/** Inconsistencies in a profile's XML mapping. */
import { isDeepStrictEqual } from 'node:util';
import type { Profile } from './model.ts';
import { escapeToken } from './references.ts';
import { isXmlType, type ResourceElement, resourceElements } from './xmlNames.ts';

/** Each problem as `pointer: what is wrong; what would be right`. */
export function xmlProblems({ mediaType, error, xml, resources }: Profile): string[] {
  const ofResources = isXmlType(mediaType);
  const ofErrors = isXmlType(error.mediaType);
  if (xml === undefined) {
    const at = ofResources ? '/mediaType' : '/error/mediaType';
    return ofResources || ofErrors ? [`${at}: is XML; the member "xml" has to say how its elements are named`] : [];
  }
  const problems =
    ofErrors && xml.error === undefined ? ['/xml: lacks the member "error", the element of an error'] : [];
  if (!ofResources) return problems;
  const unnamed = Object.keys(resources).filter((name) => xml.resources?.[name] === undefined);
  problems.push(
    ...unnamed.map((name) => `/xml/resources: lacks the member "${name}", which names its element: {"item": "Queue"}`),
  );
  const seen = new Map<string, ResourceElement>();
  for (const element of resourceElements(xml, resources)) {
    const other = seen.get(element.name);
    if (other === undefined) seen.set(element.name, element);
    else if (!isDeepStrictEqual(other.schema, element.schema)) {
      const at = `/xml/resources/${escapeToken(element.resource)}`;
      problems.push(`${at}: the element ${element.name} shows ${other.resource} already, by another schema`);
    }
  }
  return problems;
}
