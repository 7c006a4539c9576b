export { lineAt, parseSource, type SyntaxNode, visit } from './parseSource.ts';
