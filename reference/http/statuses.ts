/** Which statuses the page documents for each method ("Possible … Response Status Codes"), for the hook to stay within. */

const WRITE = [200, 201, 400, 401, 404, 405, 429, 500];

const DOCUMENTED: Record<string, number[]> = {
  GET: [200, 302, 304, 401, 404, 429, 500, 503],
  POST: WRITE,
  PUT: WRITE,
  DELETE: [204, 401, 404, 405, 429, 500],
};

export const isDocumented = (method: string, status: number): boolean => DOCUMENTED[method]?.includes(status) ?? false;
