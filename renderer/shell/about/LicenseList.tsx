import { Accordion, Alert, Center, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { Scroll } from '../../kit/surface/index.ts';
import { t } from '../../language/index.ts';
import classes from './About.module.css';

const license = z.object({ name: z.string(), version: z.string(), license: z.string(), text: z.string() });

type License = z.infer<typeof license>;

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

/** Searchable list of third-party packages; each expands to its license text. */
export function LicenseList() {
  const [licenses, setLicenses] = useState<readonly License[] | 'loading' | 'failed'>('loading');
  useEffect(() => {
    fetchLicenses().then(setLicenses, () => setLicenses('failed'));
  }, []);
  const [query, setQuery] = useState('');
  if (licenses === 'failed') return <Alert color="red">{t('The list of third-party licenses cannot be read.')}</Alert>;
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fz="sm" fw={600} component="h3" m={0}>
          {t('Third-party licenses')}
        </Text>
        <TextInput
          size="xs"
          w="14rem"
          aria-label={t('Search licenses')}
          placeholder={t('Search licenses')}
          leftSection={<IconSearch size={14} />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </Group>
      <Scroll className={classes.list} tabIndex={-1}>
        {licenses === 'loading' ? (
          <Center component={Loader} size="sm" m="xl" />
        ) : (
          <Found licenses={searchLicenses(licenses, query)} query={query} />
        )}
      </Scroll>
    </Stack>
  );
}

function Found({ licenses, query }: { readonly licenses: readonly License[]; readonly query: string }) {
  if (licenses.length === 0) {
    return (
      <Text fz="sm" c="dimmed" p="sm">
        {t('No results for “{{query}}”.', { query })}
      </Text>
    );
  }
  return (
    <Accordion chevronPosition="left" keepMounted={false}>
      {licenses.map(({ name, version, license, text }) => (
        <Accordion.Item key={`${name} ${version}`} value={`${name}@${version}`.replaceAll(' ', '-')}>
          <Accordion.Control>
            <Group justify="space-between" wrap="nowrap" gap="md">
              <Text fz="sm" component="span">
                {name}{' '}
                <Text span c="dimmed" fz="xs">
                  {version}
                </Text>
              </Text>
              <Text span c="dimmed" fz="xs">
                {license}
              </Text>
            </Group>
          </Accordion.Control>
          <Accordion.Panel>
            <pre className={classes.text} data-selectable>
              {text}
            </pre>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
