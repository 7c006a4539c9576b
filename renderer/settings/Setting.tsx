import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface SettingProps {
  readonly label: string;
  readonly help?: string;
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
