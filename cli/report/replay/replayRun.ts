/** Runs the suite on a recording: every answer comes from the file, and nothing is sent. */
import { type RecordingHeader, settingsOf } from '../../../client/recording/header.ts';
import { type Difference, Player } from '../../../client/recording/player.ts';
import { readRecording } from '../../../client/recording/read.ts';
import { clauseById, loadClauses } from '../../../specs/load.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { closeSession, openSession, runClauses } from '../../../suites/engine/runClause.ts';

export interface Replayed {
  header: RecordingHeader;
  records: ClauseRecord[];
  /** Exchanges that only the recording or only the replay has. */
  differences: Difference[];
}

/**
 * Replays the recording. With a revision, judges the recorded clauses by that revision.
 * @throws RecordingError if the file is no complete recording
 */
export async function replayRun(file: string, revision?: number): Promise<Replayed> {
  const { header } = readRecording(file);
  const settings = { ...settingsOf(header, file), ...(revision === undefined ? {} : { revision }) };
  const known = new Map(loadClauses(settings.revision).map((clause) => [clause.id, clause]));
  const clauses = settings.clauses.filter((id) => known.has(id)).map((id) => known.get(id) ?? clauseById(id));
  const session = await openSession({ ...settings, clauses: clauses.map(({ id }) => id) });
  const records = await runClauses(clauses, session);
  await closeSession(session);
  const { recording } = session.client;
  if (!(recording instanceof Player)) throw new Error('the client does not replay');
  return { header, records, differences: recording.differences };
}
