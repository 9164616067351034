// Runs the clauses of a run's settings, which the environment holds as JSON, by the built engine alone: a run that starts fast.
import { clauseById } from '../../../dist/specs/load.js';
import { closeSession, openSession, runClause } from '../../../dist/suites/engine/runClause.js';

const settings = JSON.parse(process.env.SETTINGS ?? '');
const session = await openSession(settings);
await Promise.all(settings.clauses.map((id) => runClause(clauseById(id), session)));
await closeSession(session);
