import { type Field, ParameterFields } from '../../controls/fields/index.ts';
import { setTrainingParam, type TrainingSection } from '../../document/index.ts';
import { humanize } from '../../language/format/index.ts';
import { declared, message } from '../../language/index.ts';
import { useDocument, useDocumentStore } from '../../workbench/index.ts';

interface SectionFieldsProps {
  readonly section: TrainingSection;
  /** The section's choice, if it has any. */
  readonly type?: string;
  readonly fields: Readonly<Record<string, Field>>;
}

/** The parameters of a section of the training settings. */
export function SectionFields({ section, type, fields }: SectionFieldsProps) {
  const store = useDocumentStore();
  return (
    <ParameterFields
      key={type}
      of={type}
      fields={fields}
      given={useDocument().training?.[section] ?? {}}
      onChange={(name, value) =>
        store.edit(
          message('Set {{field, lowercase}}', { field: declared(humanize(name)) }),
          setTrainingParam(section, name, value, type),
          `training.${section}.${name}`,
        )
      }
      onLeave={store.seal}
    />
  );
}
