import { SegmentedControl, type SegmentedControlProps, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface SettingProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly children: ReactNode;
}

/** One setting: name, control and help. */
export function Setting({ label, help, children }: SettingProps) {
  return (
    <Stack gap={4} align="flex-start">
      <Text fz="sm" fw={500}>
        {label}
      </Text>
      {children}
      {help !== undefined && (
        <Text fz="xs" c="dimmed">
          {help}
        </Text>
      )}
    </Stack>
  );
}

type ChoiceSettingProps<Value extends string | number> = Omit<SettingProps, 'children'> &
  Pick<SegmentedControlProps<Value>, 'data' | 'value' | 'onChange'>;

/** A setting that is one of a few values. */
export function ChoiceSetting<Value extends string | number>({ label, help, ...choice }: ChoiceSettingProps<Value>) {
  return (
    <Setting label={label} help={help}>
      <SegmentedControl aria-label={label} {...choice} />
    </Setting>
  );
}
