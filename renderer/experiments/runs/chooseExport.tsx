import { Button, Code, Group, Select, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMemo, useState } from 'react';
import type { ExportFormat } from '#app/contract/index.ts';
import { fieldsFromData } from '#engine/graph/index.ts';
import { ParameterFields } from '../../controls/fields/index.ts';
import { message, say, t, useLanguage } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';

/** A format with its non-default options. */
export interface ExportOrder {
  readonly format: ExportFormat;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Opens a dialog to choose the format of exported weights. */
export function chooseExport(formats: readonly ExportFormat[], onExport: (order: ExportOrder) => void): void {
  const id = modals.open({
    title: <Spoken of={message('Export weights')} />,
    children: (
      <ExportForm
        formats={formats}
        onCancel={() => modals.close(id)}
        onExport={(order) => {
          modals.close(id);
          onExport(order);
        }}
      />
    ),
  });
}

interface ExportFormProps {
  /** At least one; the first is the default. */
  readonly formats: readonly ExportFormat[];
  readonly onCancel: () => void;
  readonly onExport: (order: ExportOrder) => void;
}

/** Chooses the format of a weights file and its options, and shows the contents. */
function ExportForm({ formats, onCancel, onExport }: ExportFormProps) {
  useLanguage();
  const [format, setFormat] = useState(formats[0]);
  const [options, setOptions] = useState<ExportOrder['options']>({});
  const fields = useMemo(() => fieldsFromData(format.options), [format]);
  const choose = (name: string | null) => {
    setFormat(formats.find((one) => one.name === name) ?? format);
    setOptions({});
  };
  return (
    <Stack gap="md">
      <Select
        label={t('Format')}
        data-testid="export-format"
        data-autofocus
        allowDeselect={false}
        data={formats.map(({ name, label }) => ({ value: name, label: t(label) }))}
        value={format.name}
        onChange={choose}
      />
      <Stack gap={4} fz="sm">
        <Text fz="sm">{t(format.help)}</Text>
        <Text fz="sm" c="dimmed" data-testid="export-carries">
          {say(message('Contains: {{parts}}.', { parts: format.carries }))}
        </Text>
        {format.verification !== undefined && (
          <Text fz="sm" c="dimmed">
            {t(format.verification)}
          </Text>
        )}
        <Text fz="sm" c="dimmed">
          {t('File name:')} <Code>*.{format.extension}</Code>
        </Text>
      </Stack>
      <ParameterFields
        of={format.name}
        fields={fields}
        given={options}
        onChange={(name, value) => setOptions({ ...options, [name]: value })}
        onLeave={() => {}}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button data-testid="export-start" onClick={() => onExport({ format, options })}>
          {t('Export')}
        </Button>
      </Group>
    </Stack>
  );
}
