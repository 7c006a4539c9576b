import { Select, Stack, Text } from '@mantine/core';
import { findOptimizer, OPTIMIZERS, TRAINING_DEFAULTS } from '#engine/graph/index.ts';
import { SplitSettings } from '../data/SplitSettings.tsx';
import { setOptimizer, setOptimizerParam } from '../document/index.ts';
import { FieldLabel, ParameterFields } from '../fields/index.ts';
import { humanize } from '../format/index.ts';
import { Formula, Section } from '../surface/index.ts';
import { useActiveRun, useDocument, useDocumentStore } from '../workbench/index.ts';
import { ApplyLearningRate } from './ApplyLearningRate.tsx';
import { LoopSettings } from './LoopSettings.tsx';

/** How the graph in front is trained: optimizer, loop, and what of the data is held back. */
export function TrainingPanel() {
  const run = useActiveRun();
  return (
    <div data-testid="training-panel">
      <OptimizerSection />
      {run && <ApplyLearningRate run={run} />}
      <Section title="Loop">
        <LoopSettings />
      </Section>
      <Section title="Data">
        <SplitSettings />
      </Section>
    </div>
  );
}

function OptimizerSection() {
  const store = useDocumentStore();
  const { type = TRAINING_DEFAULTS.optimizer, ...given } = useDocument().training?.optimizer ?? {};
  const optimizer = findOptimizer(type);
  const options = OPTIMIZERS.map((known) => ({ value: known.type, label: known.label }));
  return (
    <Section title="Optimizer">
      <Stack gap="sm">
        <Select
          label={<FieldLabel label="Method" help="The rule that turns gradients into steps of the weights." />}
          aria-label="Optimizer"
          data-testid="field-optimizer"
          data={optimizer ? options : [{ value: type, label: type }, ...options]}
          value={type}
          onChange={(chosen) => chosen && store.edit('Choose optimizer', setOptimizer(chosen))}
          error={optimizer ? undefined : `'${type}' is not known to this version`}
        />
        {optimizer && (
          <>
            <ParameterFields
              key={type}
              fields={optimizer.params}
              given={given}
              onChange={(name, value) =>
                store.edit(`Set ${humanize(name).toLowerCase()}`, setOptimizerParam(type, name, value), `optimizer.${name}`)
              }
              onLeave={store.seal}
            />
            <Formula tex={optimizer.documentation.formula} direction="backward" label="Update" />
            <Text fz="xs" c="dimmed">
              {optimizer.documentation.summary}
            </Text>
          </>
        )}
      </Stack>
    </Section>
  );
}
