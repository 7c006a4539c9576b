import { Button, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { applySettings, type GraphDocument, liveSettings } from '#engine/graph/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { message, say, t } from '../../language/index.ts';
import { useDocument, useWorkbench } from '../../workbench/index.ts';
import { nameSetting } from '../../workbench/runs/index.ts';

/** Gives a run in training the batch size and the regularization of the open graph, where they differ. */
export function ApplySettings({ run }: { readonly run: RunSummary }) {
  const { client, notices, log } = useWorkbench();
  const document = useDocument();
  const trained = useRunDocument(run.id);
  if (!trained) return null;
  const settings = differences(applySettings(trained, run.settingChanges), document);
  if (settings.length === 0) return null;
  const apply = () =>
    notices.attempt(async () => {
      await client.runs.changeSettings({ runId: run.id, settings: settings.map(({ address, value }) => ({ address, value })) });
      // A run in training says at which step.
      if (run.status !== 'paused') return;
      for (const { address, value } of settings) {
        const values = { setting: nameSetting(address), value: formatNumber(value) };
        log.add('info', message('{{setting}} {{value}} from the next step on', values), { subject: run.name });
      }
    });
  return (
    <Stack gap={4} data-testid="apply-settings">
      {settings.map(({ address, before, value }) => (
        <Text key={address} fz="xs">
          {t('{{setting}}: {{before}} → {{value}}', {
            setting: say(nameSetting(address)),
            before: formatNumber(before),
            value: formatNumber(value),
          })}
        </Text>
      ))}
      <Button variant="light" fullWidth onClick={apply}>
        {t('Apply these settings to this run')}
      </Button>
    </Stack>
  );
}

/** The graph that a run trains, once it is loaded. */
function useRunDocument(runId: string): GraphDocument | undefined {
  const { reader, notices } = useWorkbench();
  const [loaded, setLoaded] = useState<{ readonly runId: string; readonly document: GraphDocument }>();
  useEffect(() => {
    void notices.attempt(async () => setLoaded({ runId, document: (await reader.runs.load({ runId })).document }));
  }, [reader, notices, runId]);
  return loaded?.runId === runId ? loaded.document : undefined;
}

/** The settings that both graphs have, and a run in training can change, where their values differ. */
function differences(trained: GraphDocument, wanted: GraphDocument) {
  const before = new Map(liveSettings(trained).map(({ address, value }) => [address, value]));
  return liveSettings(wanted).flatMap(({ address, value }) => {
    const known = before.get(address);
    return known === undefined || known === value ? [] : [{ address, before: known, value }];
  });
}
