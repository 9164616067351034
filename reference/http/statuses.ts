/** The statuses that the page documents for each method; the hook offers no others. */

const WRITE = [200, 201, 400, 401, 404, 405, 429, 500];

const DOCUMENTED: Record<string, number[]> = {
  GET: [200, 302, 304, 401, 404, 429, 500, 503],
  POST: WRITE,
  PUT: WRITE,
  DELETE: [204, 401, 404, 405, 429, 500],
};

export const isDocumented = (method: string, status: number): boolean => DOCUMENTED[method]?.includes(status) ?? false;
