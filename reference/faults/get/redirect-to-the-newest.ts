import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const redirectToTheNewest: Fault = {
  id: 'get/redirect-to-the-newest',
  title: 'A GET of the list of applications is redirected to the list of queues',
  breaks: ['get.200', 'get.302'],
  collateral: ['delete.gone', 'list.agrees', 'list.complete', 'lifecycle.settled'],
  why: 'the list of applications cannot be read',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'act', (x, next) => {
      if (x.method !== 'GET' || x.item !== null || x.route?.resource.name !== 'Applications') return next();
      return { status: 302, headers: [['Location', x.incoming.target.replace('Applications', 'Queues')]], body: null };
    }),
};
