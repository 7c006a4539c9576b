import { Button, Group, Stack } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { Report } from '#engine/report/index.ts';
import { PRINTED, PrintPreview, usePrint } from '../../controls/printing/index.ts';
import { message, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { ReportPage } from './ReportPage.tsx';

interface ReportDialogProps {
  /** Of the run. */
  readonly name: string;
  readonly report: Report;
}

/** Opens the report of a run, to print it. */
export function openReport(printed: ReportDialogProps): void {
  modals.open({
    title: <Spoken of={message('Report')} />,
    size: 'xl',
    classNames: PRINTED,
    children: <ReportDialog {...printed} />,
  });
}

function ReportDialog({ name, report }: ReportDialogProps) {
  useLanguage();
  const print = usePrint();
  return (
    <Stack gap="sm" className={PRINTED.body}>
      <PrintPreview label={t('Preview of the report')}>
        <ReportPage report={report} />
      </PrintPreview>
      <Group justify="flex-end">
        <Button onClick={() => print(name, message('Report saved'))}>{t('Print or save as PDF')}</Button>
      </Group>
    </Stack>
  );
}
