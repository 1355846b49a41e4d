// A plain CDK app with the same stacks and resources as assemblies that are there: node synth-baseline.js OUT ASSEMBLY...
const fs = require('fs');
const path = require('path');
const { App, CfnResource, Stack } = require('aws-cdk-lib');

const [out, ...assemblies] = process.argv.slice(2);
for (const assembly of assemblies) {
  const app = new App({ outdir: path.join(out, path.basename(assembly)), analyticsReporting: false, treeMetadata: false });
  for (const file of fs.readdirSync(assembly).filter((name) => name.endsWith('.template.json')).sort()) {
    const template = JSON.parse(fs.readFileSync(path.join(assembly, file), 'utf8'));
    const stack = new Stack(app, file.replace('.template.json', ''), { description: template.Description });
    for (const [id, resource] of Object.entries(template.Resources)) {
      new CfnResource(stack, id, { type: resource.Type, properties: resource.Properties });
    }
  }

  app.synth();
}
