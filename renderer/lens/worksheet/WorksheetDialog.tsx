import { Alert, Button, Group, SegmentedControl, Stack, Switch, TagsInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { LensQuestion, Worksheet } from '#app/contract/index.ts';
import { writeLatex, writeMarkdown } from '#engine/worksheet/index.ts';
import { PRINTED, PrintPreview, usePrint } from '../../controls/printing/index.ts';
import { message, say, t, useLanguage } from '../../language/index.ts';
import type { DescribedError } from '../../workbench/connection/index.ts';
import { takeFile } from '../../workbench/files/takeFile.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { Sheet } from './Sheet.tsx';
import { useSheet } from './useSheet.ts';
import classes from './WorksheetDialog.module.css';

interface WorksheetDialogProps {
  readonly question: LensQuestion;
  /** The number that is selected in the lens. */
  readonly selected: string | undefined;
}

const WRITERS = { md: writeMarkdown, tex: writeLatex } as const;

/** Options of a worksheet, its preview, and the ways to save it. */
export function WorksheetDialog({ question, selected }: WorksheetDialogProps) {
  useLanguage();
  const [isChosen, setChosen] = useState(false);
  const [path, setPath] = useState<string[]>(selected === undefined ? [] : [selected]);
  const [hasSolution, setSolution] = useState(true);
  const { sheet, whole, error } = useSheet(question, isChosen && path.length > 0 ? path : undefined);
  const save = useSaving(sheet, hasSolution);
  return (
    <Stack gap="sm" className={PRINTED.body} data-testid="worksheet">
      <Group gap="lg" align="flex-end">
        <SegmentedControl
          aria-label={t('Exercises')}
          value={isChosen ? 'chosen' : 'default'}
          onChange={(value) => setChosen(value === 'chosen')}
          data={[
            { value: 'default', label: whole?.covers === 'path' ? t('Path of the largest contributions') : t('All numbers') },
            { value: 'chosen', label: t('Chosen numbers') },
          ]}
        />
        <Switch
          label={t('With the solution')}
          checked={hasSolution}
          onChange={(event) => setSolution(event.currentTarget.checked)}
        />
      </Group>
      {isChosen && (
        <TagsInput
          label={t('Neurons and weights')}
          description={t('Their addresses, such as {{example}}. Those of the suggestions are on the sheet already.', {
            example: 'hidden.out[3]',
          })}
          value={path}
          onChange={setPath}
          data={suggestionsOf(whole)}
          error={error && <PathError error={error} />}
          // Addresses contain commas.
          splitChars={[';']}
          limit={50}
          clearable
          data-testid="worksheet-path"
        />
      )}
      {error && !isChosen && (
        <Alert color="red" title={sayError(error).message} role="alert" data-code={sayError(error).code}>
          <Text fz="xs">{sayError(error).fix}</Text>
        </Alert>
      )}
      <PrintPreview label={t('Preview of the worksheet')}>
        {sheet ? (
          <Sheet sheet={sheet} hasSolution={hasSolution} />
        ) : (
          !error && (
            <Text className={classes.waiting} c="dimmed" role="status">
              {t('Computing the pass…')}
            </Text>
          )
        )}
      </PrintPreview>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" disabled={!sheet} onClick={() => save.text('md')}>
          {t('Save as Markdown')}
        </Button>
        <Button variant="default" disabled={!sheet} onClick={() => save.text('tex')}>
          {t('Save as LaTeX')}
        </Button>
        <Button disabled={!sheet} onClick={save.pdf}>
          {t('Print or save as PDF')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Why an address of the path is refused. */
function PathError({ error }: { readonly error: DescribedError }) {
  const { message: text, code } = sayError(error);
  return (
    <span role="alert" data-code={code}>
      {text}
    </span>
  );
}

/** The addresses of outputs and weights on a sheet. */
function suggestionsOf(sheet: Worksheet | undefined): string[] {
  const all = sheet?.parts.flatMap(({ groups }) => groups.flatMap(({ exercises }) => exercises.map(({ of }) => of))) ?? [];
  return all.filter((of) => !of.includes('/'));
}

/** The ways to save a sheet. */
function useSaving(sheet: Worksheet | undefined, hasSolution: boolean) {
  const { client, notices } = useWorkbench();
  const print = usePrint();
  const name = () => [t('Worksheet'), sheet?.name].filter(Boolean).join(' ');
  return {
    text: (format: keyof typeof WRITERS) =>
      notices.attempt(async () => {
        if (!sheet) return;
        const text = WRITERS[format](sheet, { say, hasSolution });
        const file = await client.lens.exportWorksheet({ name: name(), format, text });
        if (file.kind === 'canceled') return;
        takeFile(file);
        notices.done(message('Worksheet saved'), file.kind === 'saved' ? file.path : file.fileName);
      }),
    pdf: () => print(name(), message('Worksheet saved')),
  };
}
