import { Select, Stack, Text } from '@mantine/core';
import { CLIPS, OPTIMIZERS, SCHEDULES, TRAINING_DEFAULTS, WARMUP_FIELDS } from '#engine/graph/index.ts';
import { Explained } from '../../controls/fields/index.ts';
import { termOfField } from '../../controls/terms/index.ts';
import { setTrainingSection } from '../../document/index.ts';
import { Formula } from '../../kit/surface/index.ts';
import { humanize } from '../../language/format/index.ts';
import { later, message, t } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { SectionFields } from './SectionFields.tsx';

const NONE = 'none';

/** `initial` is the default choice, null for none; `common` parameters are kept when the choice changes. */
const SECTIONS = {
  optimizer: {
    label: later('Method'),
    help: later('The rule that computes weight updates from gradients.'),
    formulaLabel: later('Update'),
    edit: later('Choose optimizer'),
    declarations: OPTIMIZERS,
    initial: TRAINING_DEFAULTS.optimizer,
    common: {},
  },
  schedule: {
    label: later('Schedule'),
    help: later('How the learning rate changes during the run.'),
    formulaLabel: later('Learning rate'),
    edit: later('Choose schedule'),
    declarations: SCHEDULES,
    initial: TRAINING_DEFAULTS.schedule,
    common: WARMUP_FIELDS,
  },
  clip: {
    label: later('Clipping'),
    help: later('Limits the size of gradients.'),
    formulaLabel: later('Gradient'),
    edit: later('Choose clipping'),
    declarations: CLIPS,
    initial: null,
    common: {},
  },
} as const;

/** A choice of a declaration, with its parameters. */
export function DeclaredSettings({ section }: { readonly section: keyof typeof SECTIONS }) {
  const store = useDocumentStore();
  const settings = useDocument().training?.[section];
  const { label, help, formulaLabel, edit, declarations, initial, common } = SECTIONS[section];
  const type = settings ? (settings.type ?? initial ?? declarations[0].type) : (initial ?? NONE);
  const chosen = declarations.find((declaration) => declaration.type === type);
  const options = declarations.map((known) => ({ value: known.type, label: t(known.label) }));
  const all = initial === null ? [{ value: NONE, label: t('None') }, ...options] : options;
  const isKnown = all.some(({ value }) => value === type);
  const kept = Object.fromEntries(Object.entries(settings ?? {}).filter(([name]) => name in common));
  const choose = (value: string) => setTrainingSection(section, value === NONE ? undefined : { type: value, ...kept });
  return (
    <Stack gap="sm">
      <Explained label={t(label)} help={t(help)} term={termOfField(section)}>
        {(name) => (
          <Select
            label={name}
            aria-label={t(humanize(section))}
            data-testid={`field-${section}`}
            data={isKnown ? all : [{ value: type, label: type }, ...all]}
            value={type}
            onChange={(value) => value && store.edit(message(edit), choose(value))}
            error={isKnown ? undefined : t("'{{type}}' is not known to this version", { type })}
          />
        )}
      </Explained>
      {chosen && (
        <>
          <SectionFields section={section} type={type} fields={{ ...chosen.params, ...common }} />
          <Formula tex={chosen.documentation.formula} direction="backward" label={t(formulaLabel)} />
          <Text fz="xs" c="dimmed">
            {t(chosen.documentation.summary)}
          </Text>
        </>
      )}
    </Stack>
  );
}
