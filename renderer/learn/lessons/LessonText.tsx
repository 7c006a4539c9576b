import type { Token, Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { Tex } from '../../kit/surface/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { evaluate, fillTex, type MathToken, numberOf, type Values, type ValueToken } from '../../workbench/lessons/index.ts';
import classes from './Lesson.module.css';

interface LessonTextProps {
  readonly tokens: readonly Token[];
  /** Undefined until they are computed. */
  readonly values: Values | undefined;
}

/** A text in Markdown as elements of the page. Markup in it is shown as text, links lead only to the web, pictures are their words. */
export function LessonText({ tokens, values }: LessonTextProps) {
  return <div className={classes.text}>{renderAll(tokens, values)}</div>;
}

/** The same without paragraphs, for a label. */
export function LessonLine({ tokens, values }: LessonTextProps) {
  return (
    <>
      {tokens.map((token, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text are identified by index
        <Fragment key={at}>
          {token.type === 'paragraph' ? renderAll((token as Tokens.Paragraph).tokens, values) : renderOne(token, values)}
        </Fragment>
      ))}
    </>
  );
}

function renderAll(tokens: readonly Token[], values: Values | undefined): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text are identified by index
  return tokens.map((token, at) => <Fragment key={at}>{renderOne(token, values)}</Fragment>);
}

function renderOne(token: Token, values: Values | undefined): ReactNode {
  const inner = () => renderAll(('tokens' in token ? token.tokens : undefined) ?? [], values);
  switch (token.type) {
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'heading':
      return <h4>{inner()}</h4>;
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'del':
      return <del>{inner()}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'br':
      return <br />;
    case 'math':
      return <Tex tex={filled(token as MathToken, values)} />;
    case 'mathBlock':
      return (
        <div className={classes.display}>
          <Tex tex={`\\displaystyle ${filled(token as MathToken, values)}`} />
        </div>
      );
    case 'value':
      return <Value token={token as ValueToken} values={values} />;
    case 'list':
      return renderList(token as Tokens.List, values);
    case 'table':
      return renderTable(token as Tokens.Table, values);
    case 'link':
      return renderLink(token as Tokens.Link, inner());
    case 'text':
      return 'tokens' in token && token.tokens ? inner() : token.text;
    case 'escape':
    case 'image':
      return token.text;
    case 'space':
    case 'def':
      return null;
    case 'hr':
      return <hr />;
    default:
      return token.raw;
  }
}

function renderList({ ordered, items }: Tokens.List, values: Values | undefined): ReactNode {
  const entries = items.map((item, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of a list are identified by index
    <li key={at}>{renderAll(item.tokens, values)}</li>
  ));
  return ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>;
}

function renderTable({ header, rows }: Tokens.Table, values: Values | undefined): ReactNode {
  /* biome-ignore-start lint/suspicious/noArrayIndexKey: cells are identified by index */
  return (
    <table>
      <thead>
        <tr>
          {header.map((cell, at) => (
            <th key={at} scope="col">
              {renderAll(cell.tokens, values)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, line) => (
          <tr key={line}>
            {row.map((cell, at) => (
              <td key={at}>{renderAll(cell.tokens, values)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
  /* biome-ignore-end lint/suspicious/noArrayIndexKey: cells are identified by index */
}

/** Anything but an address of the web stays text. */
function renderLink({ href }: Tokens.Link, children: ReactNode): ReactNode {
  if (!/^https?:\/\//i.test(href)) return children;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

function filled({ tex }: MathToken, values: Values | undefined): string {
  return fillTex(tex, (source) => {
    const value = numberOf(source, values);
    return value !== undefined ? formatNumber(value).replaceAll('−', '-') : '\\ldots';
  });
}

/** A number that the app has computed. */
function Value({ token: { expression, raw }, values }: { readonly token: ValueToken; readonly values: Values | undefined }) {
  if (!expression) return raw;
  const value = values && evaluate(expression, values);
  return (
    <span className={classes.value} title={value === undefined ? undefined : String(value)}>
      {typeof value === 'number' ? formatNumber(value) : '…'}
    </span>
  );
}
