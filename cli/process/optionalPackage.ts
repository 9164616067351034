/** The optional dependencies. `npm install --omit=optional` leaves them out. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot } from '../../specs/utils/packageFiles.ts';
import { UsageError } from './errors.ts';
import { printNotice } from './notice.ts';

const ALLURE_PAGE = ['@allurereport/core', '@allurereport/plugin-awesome'];

/** @throws UsageError that names the package and the command that installs it, unless it is installed */
export function requirePackage(name: string, purpose: string): void {
  if (!isInstalled(name)) throw new UsageError(`${purpose} needs the package ${name}: ${installCommand([name])}`);
}

/** Whether the Allure page can be made. If not, prints which packages it needs. */
export function canMakeAllurePage(): boolean {
  const missing = ALLURE_PAGE.filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  printNotice(`no Allure report: it needs the package ${missing.join(' and ')}: ${installCommand(missing)}`);
  return false;
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch (error) {
    // an installed ES module may have no entry for `require`
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}

function installCommand(names: readonly string[]): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  const { optionalDependencies } = manifest as { optionalDependencies: Record<string, string> };
  return `npm install ${names.map((name) => `${name}@${optionalDependencies[name]}`).join(' ')}`;
}
