import type { Fault } from '../fault.ts';
import { whenIdle } from '../idle.ts';
import { carryOut, isWrite, onStage } from '../support.ts';

export const refusedWriteLater: Fault = {
  id: 'lifecycle/refused-write-later',
  title: 'An update with wrong credentials is carried out later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    whenIdle((schedule) =>
      onStage(parts, 'authenticate', async (x, next) => {
        const reply = await next();
        const sid = parts.route(x.incoming.path, x)?.sid;
        if (reply !== null && isWrite(x) && sid != null) schedule(sid, () => carryOut(parts, x));
        return reply;
      }),
    ),
};
