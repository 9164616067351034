import type { Fault } from '../fault.ts';
import { isCreate, isError, onDocument } from '../support.ts';

export const createWithoutDates: Fault = {
  id: 'post/create-without-dates',
  title: 'The response to a create by POST has no dates',
  breaks: ['post.201'],
  collateral: ['write.rejected-without-effect'],
  why: 'the clause compares the response to a create with a later GET',
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) => {
      if (x.method !== 'POST' || !isCreate(x) || isError(document)) return document;
      const { date_created, date_updated, ...rest } = document;
      return { ...rest, created: date_created, updated: date_updated };
    }),
};
