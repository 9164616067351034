/** The real token with a user name that resembles the AccountSid but names no account. */
import { nearMissSids } from '../sids/nearMissSid.ts';
import { type Account, basicCase, bytesOf, type CredentialCase, SID, TOKEN } from './credentialCase.ts';

/** One case of every kind: another digit, a part of the sid alone, the sid and more, and wildcards in place of characters. */
export function nearMissAccountTable(account: Account): CredentialCase[] {
  const { accountSid: sid, authToken } = account;
  const named = (label: string, user: string): CredentialCase =>
    basicCase(label, { text: user, shell: shellOf(sid, user) }, { text: authToken, shell: TOKEN });
  const edited = nearMissSids(sid, 'AC', []).map((miss) =>
    named(miss.label.replace('a live sid', 'the sid'), miss.sid),
  );
  const alone = ['%', '*', 'AC%', 'AC*', `AC${'_'.repeat(sid.length - 2)}`];
  return [
    ...edited.filter(({ label }) => !label.includes('prefix')),
    ...alone.map((user) => named(`the user name ${user}`, user)),
    named('the sid with % after it', `${sid}%`),
    named('the sid twice', sid + sid),
  ];
}

/** The user name as the parts of the variable's value that it keeps, with the rest between them. */
function shellOf(sid: string, user: string): string {
  let start = 0;
  while (start < user.length && user[start] === sid[start]) start += 1;
  let end = 0;
  while (end < user.length - start && user.at(-1 - end) === sid.at(-1 - end)) end += 1;
  const rest = user.slice(start, user.length - end).replace(/["\\$`]/g, '\\$&');
  return bytesOf(SID, 0, start) + rest + bytesOf(SID, sid.length - end, sid.length);
}
