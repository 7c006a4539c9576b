import { Stack } from '@mantine/core';
import { ParameterField } from '../../controls/fields/index.ts';
import { setGradientsEvery, setTrainingNumber } from '../../document/index.ts';
import { humanize } from '../../language/format/index.ts';
import { declared, message } from '../../language/index.ts';

import { useDocument, useDocumentStore } from '../../workbench/index.ts';
import { GRADIENT_FIELD, LOOP_FIELDS } from './loopFields.ts';

const NAMES = Object.keys(LOOP_FIELDS) as (keyof typeof LOOP_FIELDS)[];

/** Batch size, epochs, seed, and gradient recording. */
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
    </Stack>
  );
}
