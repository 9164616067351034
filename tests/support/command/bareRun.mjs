// Runs clauses with the built engine alone, which starts fast. `SETTINGS` holds the run settings as JSON.
import { clauseById } from '../../../dist/specs/load.js';
import { closeSession, openSession, runClause } from '../../../dist/suites/engine/runClause.js';

const settings = JSON.parse(process.env.SETTINGS ?? '');
const session = await openSession(settings);
await Promise.all(settings.clauses.map((id) => runClause(clauseById(id), session)));
await closeSession(session);
