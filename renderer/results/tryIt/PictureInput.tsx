import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconContrast, IconPhoto } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import type { TryInput } from '#app/contract/index.ts';
import { DrawnPicture } from '../../controls/drawing/index.ts';
import { t } from '../../language/index.ts';
import { SeenSample } from '../samples/SeenSample.tsx';
import { inkOf, inverted, readImage, toSeen } from './imageFile.ts';

interface PictureInputProps {
  readonly picture: NonNullable<TryInput['picture']>;
  /** Its values in the units of the data. */
  readonly beginning: readonly number[];
  readonly onChange: (values: number[]) => void;
}

/** A picture that is drawn, or an image file that is chosen or dropped. */
export function PictureInput({ picture, beginning, onChange }: PictureInputProps) {
  const [values, setValues] = useState({ shown: beginning, version: 0 });
  const [problem, setProblem] = useState<string>();
  const show = (next: number[]) => {
    setValues(({ version }) => ({ shown: next, version: version + 1 }));
    setProblem(undefined);
    onChange(next);
  };
  const open = async (file: File | null | undefined) => {
    if (!file) return;
    try {
      show(await readImage(file, picture));
    } catch {
      setProblem(t('“{{name}}” cannot be read as an image.', { name: file.name }));
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void open(event.dataTransfer.files[0]);
  };
  const isEmpty = values.shown.length === 0;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below opens files by keyboard
    <div onDrop={onDrop} data-takes-files data-testid="try-picture">
      {picture.channels === 1 ? (
        <DrawnPicture
          key={values.version}
          size={picture}
          range={picture.range}
          beginning={isEmpty ? undefined : inkOf(values.shown, picture)}
          onDraw={onChange}
        />
      ) : (
        <SeenSample input={toSeen(values.shown, picture)} label={t('Input')} />
      )}
      <Group gap="xs" mt="xs">
        <FileButton accept="image/*" onChange={(file) => void open(file)}>
          {(props) => (
            <Button {...props} variant="default" size="compact-xs" leftSection={<IconPhoto size={14} />}>
              {t('Open image')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconContrast size={14} />}
          disabled={isEmpty}
          onClick={() => show(inverted(values.shown, picture.range))}
        >
          {t('Invert')}
        </Button>
      </Group>
      <Text fz="xs" c="dimmed" mt={4}>
        {t('Or drop an image here.')}
      </Text>
      {problem && (
        <Text fz="xs" c="var(--bw-error)" role="alert">
          {problem}
        </Text>
      )}
    </div>
  );
}
