import { describe, expect, it } from 'vitest';
import { resolutionsOf } from '../../../reports/allure/knownIssues.ts';

describe('known issues as resolutions', () => {
  it('group clauses by issue and split the link', () => {
    const reason = 'a';
    const { links, rules } = resolutionsOf([
      { clause: 'get.401', reason, link: 'https://t.example/browse/API-1' },
      { clause: 'auth.first', reason: 'b', link: 'https://t.example/browse/API-1' },
      { clause: 'post.401', reason, link: 'https://t.example/browse/API-2' },
    ]);
    expect(links).toEqual({
      'https://t.example/browse/': { urlTemplate: 'https://t.example/browse/%s', nameTemplate: '%s' },
    });
    expect(rules.map((rule) => [rule.resolution, rule.comment, rule.testCaseId?.length])).toEqual([
      ['issue', 'a; b', 2],
      ['issue', 'a', 1],
    ]);
    // MD5 of proofmark/get#get.401 and proofmark/auth#auth.first, by which Allure identifies tests
    expect(rules[0]?.testCaseId).toEqual(['f43baeaca727588bd1e1e581a498ef26', 'c001ded435c596c79247a3963a1251aa']);
    expect(rules[1]).toMatchObject({ issue: { id: 'API-2', type: 'https://t.example/browse/' } });
  });

  it.each([
    ['no link', undefined, 'a'],
    ['a link that is not http', 'mailto:team@t.example', 'a (mailto:team@t.example)'],
    ['a link that ends in a slash', 'https://t.example/x/', 'a (https://t.example/x/)'],
    ['a link with a query', 'https://t.example/x?id=1', 'a (https://t.example/x?id=1)'],
  ])('keep a reason with %s as a comment', (_what, link, comment) => {
    const { links, rules } = resolutionsOf([
      { clause: 'get.401', reason: 'a', ...(link === undefined ? {} : { link }) },
    ]);
    expect(links).toEqual({});
    expect(rules).toMatchObject([{ resolution: 'accepted', comment }]);
  });

  it('keep equal ids of two trackers apart', () => {
    const { rules } = resolutionsOf([
      { clause: 'get.401', reason: 'a', link: 'https://one.example/5' },
      { clause: 'post.401', reason: 'b', link: 'https://two.example/5' },
    ]);
    expect(rules).toMatchObject([
      { resolution: 'issue', issue: { id: '5', type: 'https://one.example/' } },
      { resolution: 'accepted', comment: 'b (https://two.example/5)' },
    ]);
  });
});
