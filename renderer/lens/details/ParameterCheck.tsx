import { Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ParameterCheck as Checked, LensQuestion } from '#app/contract/index.ts';
import { type DescribedError, describeError } from '../../workbench/connection/index.ts';
import { useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { sayError } from '../../workbench/messages/index.ts';
import { nodeOfAddress } from '../values/elementAddress.ts';
import { GradientCheckBadge } from '../whatIf/index.ts';

interface CheckState {
  readonly question: LensQuestion | undefined;
  readonly check?: Checked;
  readonly isLoading: boolean;
  readonly error?: DescribedError;
}

const UNCHECKED: CheckState = { question: undefined, isLoading: false };

interface ParameterCheckProps {
  readonly name: string;
  /** Of the parameter, or of one of its elements. */
  readonly address: string;
  readonly isElement?: boolean;
}

/** The gradient of a parameter or an element against central differences, on request and of the pass that is shown. */
export function ParameterCheck({ name, address, isElement = false }: ParameterCheckProps) {
  const lens = useLens();
  const { reader } = useWorkbench();
  const question = useLensState(({ answered }) => answered?.question);
  const [state, setState] = useState(UNCHECKED);
  const latest = useRef(question);
  useEffect(() => {
    latest.current = question;
  }, [question]);
  const current = state.question === question ? state : UNCHECKED;
  const check = () => {
    if (!question) return;
    const settle = (result: Partial<CheckState>) =>
      latest.current === question && setState({ question, isLoading: false, ...result });
    setState({ question, isLoading: true });
    reader.lens.check({ question, parameter: address }).then(
      (found) => settle({ check: found }),
      (error) => settle({ error: describeError(error) }),
    );
  };
  return (
    <>
      <GradientCheckBadge
        parameter={name}
        isElement={isElement}
        check={current.check}
        isLoading={current.isLoading}
        onCheck={check}
        onFollow={(of) => {
          const node = nodeOfAddress(of);
          lens.select({ address: of, ...(node !== undefined && { node }) });
        }}
      />
      {current.error && (
        <Text fz="xs" c="red" role="alert">
          {sayError(current.error).message}
        </Text>
      )}
    </>
  );
}
