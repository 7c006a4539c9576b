import { z } from 'zod';

const license = z.object({ name: z.string(), version: z.string(), license: z.string(), text: z.string() });

/** A third-party package and its license. */
export type License = z.infer<typeof license>;

/** Written by the build for the bundled packages (scripts/build/licenses). */
const LICENSES_FILE = './licenses.json';

/** @throws Error if the file is missing or damaged */
export async function fetchLicenses(): Promise<License[]> {
  const response = await fetch(LICENSES_FILE);
  if (!response.ok) throw new Error(`the list of licenses is not there: ${response.status}`);
  return z.array(license).parse(await response.json());
}

/** Filters by a text in the name or license type, ignoring case. */
export function searchLicenses(licenses: readonly License[], query: string): License[] {
  const wanted = query.trim().toLowerCase();
  return licenses.filter(({ name, license: kind }) => `${name} ${kind}`.toLowerCase().includes(wanted));
}
