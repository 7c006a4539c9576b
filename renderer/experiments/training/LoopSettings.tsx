import { Stack } from '@mantine/core';
import { z } from 'zod';
import { LOOP_FIELDS, TRAINING_DEFAULTS } from '#engine/graph/index.ts';
import { type Field, ParameterField } from '../../controls/fields/index.ts';
import { setGradientsEvery, setTrainingNumber } from '../../document/index.ts';
import { humanize } from '../../language/format/index.ts';
import { declared, later, message } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { ConditionField } from './ConditionField.tsx';

/** An integer training setting, as a field. */
function count(help: string, initial: number, min: number): Field {
  const schema = z.number().refine((value) => Number.isSafeInteger(value) && value >= min);
  const expected = () => message('a whole number of at least {{min}}', { min });
  return { kind: 'int', default: initial, help, min, step: 1, schema, expected };
}

export const GRADIENT_FIELD = count(
  later('Steps between two entries of the gradient history; 0 turns recording off.'),
  TRAINING_DEFAULTS.gradientsEvery,
  0,
);

const NAMES = Object.keys(LOOP_FIELDS) as (keyof typeof LOOP_FIELDS)[];

/** Batch size, epochs, seed, gradient recording, and the condition to pause at. */
export function LoopSettings() {
  const store = useDocumentStore();
  const training = useDocument().training ?? {};
  const asNumber = (value: unknown) => (typeof value === 'number' ? value : undefined);
  return (
    <Stack gap="sm">
      {NAMES.map((name) => (
        <ParameterField
          key={name}
          name={name}
          field={LOOP_FIELDS[name]}
          value={training[name]}
          onChange={(value) =>
            store.edit(
              message('Set {{field, lowercase}}', { field: declared(humanize(name)) }),
              setTrainingNumber(name, asNumber(value)),
              `training.${name}`,
            )
          }
          onLeave={store.seal}
        />
      ))}
      <ParameterField
        name="gradientInterval"
        field={GRADIENT_FIELD}
        value={training.record?.gradientsEvery}
        onChange={(value) =>
          store.edit(message('Set gradient logging interval'), setGradientsEvery(asNumber(value)), 'training.gradients')
        }
        onLeave={store.seal}
      />
      <ConditionField />
    </Stack>
  );
}
