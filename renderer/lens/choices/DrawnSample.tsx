import type { LensSubject } from '#app/contract/index.ts';
import { DrawnPicture, type PictureSize } from '../../controls/drawing/index.ts';
import { TargetFields, useTyped } from './TypedSample.tsx';

interface DrawnSampleProps {
  readonly subject: LensSubject;
  readonly size: PictureSize;
}

/** Draws an image as the sample. */
export function DrawnSample({ subject, size }: DrawnSampleProps) {
  const [input] = subject.inputs;
  const { present, show } = useTyped(subject);
  return (
    <>
      <DrawnPicture
        size={size}
        range={input.range}
        onDraw={(values) => show({ inputs: { ...present.inputs, [input.node]: values } })}
      />
      <TargetFields subject={subject} />
    </>
  );
}
