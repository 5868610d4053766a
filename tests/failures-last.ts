import type { Reporter, TestModule } from 'vitest/node';

/** Names what has failed as the last thing that a run says: of a long output the end is kept. */
export const failuresLast: Reporter = {
  onTestRunEnd: (modules) => {
    const failed = modules.flatMap(namesOfFailed);
    if (failed.length === 0) return;
    process.stdout.write(`\nFailed (${failed.length}):\n${failed.join('\n')}\n`);
  },
};

function namesOfFailed(file: TestModule): string[] {
  const where = `${file.project.name}: ${file.relativeModuleId}`;
  const tests = [...file.children.allTests('failed')].map(
    (test) => `${where} > ${test.fullName}: ${firstLine(test.result().errors)}`,
  );
  const suites = [...file.children.allSuites()].flatMap((suite) => suite.errors());
  const beside = [...file.errors(), ...suites].map((error) => `${where}: ${firstLine([error])}`);
  return [...tests, ...beside];
}

function firstLine(errors: readonly { readonly message: string }[] | undefined): string {
  return errors?.[0]?.message.split('\n', 1)[0] ?? '';
}
