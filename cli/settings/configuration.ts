/** What conformance.json says of the settings that its outcomes depend on. */

import { redactorFor } from '../../client/redaction/redactor.ts';
import type { Hook, RunSettings } from '../../client/settings.ts';
import type { Configuration } from '../../specs/model.ts';

/** Secrets are out, even where a hook or a value repeats one. */
export function configurationOf(settings: RunSettings): Configuration {
  const redact = redactorFor(settings);
  const { hook, burst, other, values } = settings;
  return {
    hook: hook === null ? null : redact(hookText(hook)),
    burst,
    otherAccount: other !== null,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, redact(value)])),
  };
}

/** In the form that `--hook` takes. */
function hookText(hook: Hook): string {
  switch (hook.form) {
    case 'header':
      return `${hook.name}: ${hook.template}`;
    case 'query':
      return `?${hook.template}`;
    case 'path':
      return hook.template;
  }
}
