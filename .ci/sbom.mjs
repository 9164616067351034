/**
 * `npm run sbom`: prints the software bill of materials of what ships, as CycloneDX, from the lock file. npm names the project after the
 * folder that it lies in, and the registry that it was told to use: neither is a fact about the package. Its `--omit dev`
 * leaves out what we and a development dependency both ask for (11.19), so that the lock file tells here what ships.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
if (status !== 0) {
  process.stderr.write(stderr);
  process.exit(1);
}
const bom = JSON.parse(stdout);
bom.metadata.component.name = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')).name;
const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { name, version }]) => `${name ?? path.replace(/^.*node_modules\//, '')}@${version}`),
);
bom.components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const refs = new Set([bom.metadata.component, ...bom.components].map((component) => component['bom-ref']));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((entry) => refs.has(entry)) }));
for (const component of bom.components) {
  component.properties = component.properties.filter(({ name }) => name !== 'cdx:npm:package:development');
  component.externalReferences = component.externalReferences.filter(({ type }) => type !== 'distribution');
}
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
