import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports at run time: packages by name, own files as paths from the root. */
  readonly imports: readonly string[];
}

/** Returns every source file of the extension itself, with what it imports at run time. */
export function readSources(): Source[] {
  return globSync('{entrypoints,components,lib}/**/*.{ts,tsx}').sort().map(readSource);
}

function readSource(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports = file.statements.flatMap((statement) => runtimeImport(statement, path));
  return { path, text, lines: text.split('\n').length - 1, imports };
}

function runtimeImport(statement: ts.Statement, path: string): string[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  const { moduleSpecifier } = statement;
  if (!moduleSpecifier || !ts.isStringLiteral(moduleSpecifier) || isTypeOnly(statement)) return [];
  const name = moduleSpecifier.text;
  if (name.startsWith('@/')) return [name.slice(2)];
  if (name.startsWith('.')) return [normalize(join(dirname(path), name))];
  return [name];
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
  const clause = statement.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}
