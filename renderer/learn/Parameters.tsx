import { Table } from '@mantine/core';
import type { Field } from '../controls/fields/index.ts';
import { Term, termIdOfField } from '../controls/terms/index.ts';
import { humanize } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { describeDefault, describeRange } from './describeField.ts';
import classes from './Learn.module.css';
import { PageSection } from './PageSection.tsx';

interface ParametersProps {
  /** Type of the declaring layer or method. */
  readonly of: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** The parameters, each with its help, default and range. */
export function Parameters({ of, fields }: ParametersProps) {
  const entries = Object.entries(fields);
  if (entries.length === 0) return null;
  const ordered = [...entries.filter(([, field]) => !field.advanced), ...entries.filter(([, field]) => field.advanced)];
  return (
    <PageSection title={t('Parameters')} isWide>
      <div className={classes.scroll}>
        <Table className={classes.table} data-testid="parameters" data-selectable>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Name')}</Table.Th>
              <Table.Th>{t('Default')}</Table.Th>
              <Table.Th>{t('Allowed values')}</Table.Th>
              <Table.Th>{t('Description')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ordered.map(([name, field]) => (
              <Table.Tr key={name}>
                <Table.Td>
                  <NameOf name={name} of={of} /> <code>{name}</code>
                </Table.Td>
                <Table.Td className={classes.number}>{describeDefault(field)}</Table.Td>
                <Table.Td className={classes.range}>{describeRange(field)}</Table.Td>
                <Table.Td>{t(field.help)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </PageSection>
  );
}

function NameOf({ name, of }: { readonly name: string; readonly of: string }) {
  const term = termIdOfField(name, of);
  const text = t(humanize(name));
  return term ? <Term of={term}>{text}</Term> : text;
}
