import { Stack, Text } from '@mantine/core';
import { english } from '#engine/messages/index.ts';
import { say, useLanguage } from '../../language/index.ts';
import type { DescribedError } from '../connection/index.ts';

/** Details of an error: location and fix. */
export function ErrorNotice({ error }: { readonly error: DescribedError }) {
  useLanguage();
  const { message, where, fix, code } = sayError(error);
  return (
    <Stack gap={2} data-selectable data-testid="error-notice" data-code={code}>
      {where && !message.includes(where) && (
        <Text fz="xs" c="dimmed" ff="monospace">
          {where}
        </Text>
      )}
      {fix && <Text fz="xs">{fix}</Text>}
    </Stack>
  );
}

/** An error in the current language. */
export function sayError({ code, message, where, fix }: DescribedError) {
  return {
    code,
    message: say(message),
    where: where === undefined ? undefined : say(where),
    fix: fix && say(fix),
  };
}

/** The id of an error's notice. The same error twice is one notice. */
export const errorNoticeId = ({ code, message }: Pick<DescribedError, 'code' | 'message'>): string =>
  `${code} ${english(message)}`;
