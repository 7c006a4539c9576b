import { Select, Stack, Text } from '@mantine/core';
import { Explained, type Field } from '../../controls/fields/index.ts';
import { termOfField } from '../../controls/terms/index.ts';
import { setTrainingSection } from '../../document/index.ts';
import { Formula } from '../../kit/surface/index.ts';
import { humanize } from '../../language/format/index.ts';
import { later, message, t } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { SectionFields } from './SectionFields.tsx';

/** Common part of optimizers, schedules and clipping methods. */
interface Declaration {
  readonly type: string;
  readonly label: string;
  readonly documentation: { readonly summary: string; readonly formula: string };
  readonly params: Readonly<Record<string, Field>>;
}

interface DeclaredSettingsProps {
  readonly section: 'optimizer' | 'schedule' | 'clip';
  readonly label: string;
  readonly help: string;
  readonly formulaLabel: string;
  readonly declarations: readonly Declaration[];
  /** Default choice; null for none. */
  readonly initial: string | null;
  /** Parameters common to all choices, kept when the choice changes. */
  readonly common?: Readonly<Record<string, Field>>;
}

const NONE = 'none';

const CHOICES = {
  optimizer: later('Choose optimizer'),
  schedule: later('Choose schedule'),
  clip: later('Choose clipping'),
} as const;

/** A choice of a declaration, with its parameters. */
export function DeclaredSettings({ section, label, help, formulaLabel, ...choice }: DeclaredSettingsProps) {
  const store = useDocumentStore();
  const settings = useDocument().training?.[section];
  const { declarations, initial, common = {} } = choice;
  const type = settings ? (settings.type ?? initial ?? declarations[0].type) : (initial ?? NONE);
  const chosen = declarations.find((declaration) => declaration.type === type);
  const options = declarations.map((known) => ({ value: known.type, label: t(known.label) }));
  const all = initial === null ? [{ value: NONE, label: t('None') }, ...options] : options;
  const isKnown = all.some(({ value }) => value === type);
  const kept = Object.fromEntries(Object.entries(settings ?? {}).filter(([name]) => name in common));
  const choose = (value: string) => setTrainingSection(section, value === NONE ? undefined : { type: value, ...kept });
  return (
    <Stack gap="sm">
      <Explained label={label} help={help} term={termOfField(section)}>
        {(name) => (
          <Select
            label={name}
            aria-label={t(humanize(section))}
            data-testid={`field-${section}`}
            data={isKnown ? all : [{ value: type, label: type }, ...all]}
            value={type}
            onChange={(value) => value && store.edit(message(CHOICES[section]), choose(value))}
            error={isKnown ? undefined : t("'{{type}}' is not known to this version", { type })}
          />
        )}
      </Explained>
      {chosen && (
        <>
          <SectionFields section={section} type={type} fields={{ ...chosen.params, ...common }} />
          <Formula tex={chosen.documentation.formula} direction="backward" label={formulaLabel} />
          <Text fz="xs" c="dimmed">
            {t(chosen.documentation.summary)}
          </Text>
        </>
      )}
    </Stack>
  );
}
