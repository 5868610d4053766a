import { parseArgs } from 'node:util';
import { startDemoCrm } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4080' },
    data: { type: 'string', default: '.demo/crm.sqlite' },
    faults: { type: 'boolean', default: false },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port ${values.port}: a port is a whole number up to 65535.`);
  process.exit(2);
}

const crm = await startDemoCrm({ port, dataFile: values.data, faults: values.faults });
console.log(`Fieldbook, the demo CRM: ${crm.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void crm.stop());
