import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';
import { carryOut, onStage } from '../support.ts';

export const refusedDeleteLater: Fault = {
  id: 'lifecycle/refused-delete-later',
  title: 'A DELETE with wrong credentials is carried out later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) =>
      onStage(parts, 'authenticate', async (x, next) => {
        const reply = await next();
        const sid = parts.route(x.incoming.path, x)?.sid;
        if (reply !== null && x.method === 'DELETE' && sid != null) schedule(sid, () => carryOut(parts, x));
        return reply;
      }),
    ),
};
