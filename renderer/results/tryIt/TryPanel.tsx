import { Alert, EmptyState, Text } from '@mantine/core';
import { IconTestPipe } from '@tabler/icons-react';
import type { RunSummary } from '#app/contract/index.ts';
import { Panel } from '../../controls/panel/Panel.tsx';
import { Section } from '../../kit/surface/index.ts';
import { say, t } from '../../language/index.ts';
import { useShownRun, useWorkbench } from '../../workbench/index.ts';
import { hasWeights } from '../../workbench/lens/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { useChosenWeights, useSplit } from '../choices/resultsChoices.ts';
import { PredictionBars } from './PredictionBars.tsx';
import { TryInputs } from './TryInputs.tsx';
import { useTryOut } from './useTryOut.ts';

/** Predicts samples of one's own with the weights of the selected run. */
export function TryPanel() {
  const { layout } = useWorkbench();
  const run = useShownRun();
  return (
    <Panel title={t('Try it')} side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      {run && hasWeights(run) ? (
        <TryOut key={run.id} run={run} />
      ) : (
        <EmptyState
          size="sm"
          mt="20vh"
          icon={<IconTestPipe stroke={1.5} />}
          title={t('No trained network')}
          description={t('Predictions for samples that you type, draw or open.')}
        />
      )}
    </Panel>
  );
}

function TryOut({ run }: { readonly run: RunSummary }) {
  const weights = useChosenWeights(run);
  const split = useSplit(run);
  const { form, inputs, beginning, isReady, predictions, error, change, fill } = useTryOut(weights, split);
  return (
    <>
      <Section title={t('Prediction')}>
        <div aria-live="polite" data-testid="try-prediction">
          {form && !isReady && (
            <Text fz="xs" c="dimmed">
              {t('Draw or enter a sample to see what the network predicts for it.')}
            </Text>
          )}
          {predictions?.map((prediction) => (
            <PredictionBars key={prediction.target} prediction={prediction} />
          ))}
        </div>
        {error && (
          <Alert color="red" variant="light" p="xs" role="alert">
            <Text fz="xs">{sayError(error).message}</Text>
          </Alert>
        )}
      </Section>
      {form?.dataProblem && (
        <Text fz="xs" c="dimmed" px="md">
          {say(form.dataProblem)}
        </Text>
      )}
      {form && <TryInputs form={form} inputs={inputs} beginning={beginning} onChange={change} onFill={fill} />}
    </>
  );
}
