// What CloudFormation does with each resource that differs between two templates, by its own specification of types.
// Takes [{stack, before, after}] on standard input; gives [{stack, logicalId, type, impact, stateful, name, causes}].
'use strict';

const { diffTemplate } = require('@aws-cdk/cloudformation-diff');
const { loadAwsServiceSpecSync } = require('@aws-cdk/aws-service-spec');
const { readFileSync } = require('node:fs');

const spec = loadAwsServiceSpecSync();
const EVENT = { yes: 'WILL_REPLACE', maybe: 'MAY_REPLACE', no: 'WILL_UPDATE' };

function resourceSpec(type) {
  return spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

// The types of the properties within a property; empty for one that holds no others.
function inner(type) {
  if (type?.type === 'array' || type?.type === 'map') return inner(type.element);
  return type?.type === 'ref' ? spec.get('typeDefinition', type.reference).properties : {};
}

function isTree(value) {
  return typeof value === 'object' && value !== null;
}

function isIntrinsic(value) {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

// The innermost values that differ, each with what every property on the way to it says of its update.
function leaves(before, after, path, type, events) {
  const comparable = isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after);
  if (!comparable || isIntrinsic(before) || isIntrinsic(after) || Array.isArray(before) && before.length !== after.length) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, events }];
  }
  if (Array.isArray(before)) {
    return before.flatMap((item, index) => leaves(item, after[index], `${path}[${index}]`, type, events));
  }
  const properties = inner(type);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((key) =>
    leaves(before[key], after[key], path ? `${path}.${key}` : key, properties[key]?.type,
      properties[key] ? [...events, properties[key].causesReplacement ?? 'no'] : events));
}

// "Maybe" on the way is left to what stands deeper; where a part says otherwise than its whole, it may be either.
function impact(events) {
  const said = events.filter((event) => event !== 'maybe');
  return EVENT[said.length === 0 || new Set(said).size > 1 ? 'maybe' : said[0]];
}

function causes(known, difference) {
  return Object.entries(difference.propertyUpdates).sort().flatMap(([name, update]) => {
    const property = known?.properties[name];
    const found = leaves(update.oldValue, update.newValue, name, property?.type, [property?.causesReplacement ?? 'no']);
    // A reference to something that is replaced is the same text, and another value.
    return found.length === 0
      ? [{ path: name, impact: update.changeImpact }]
      : found.map((leaf) => ({ path: leaf.path, impact: property?.causesReplacement === 'maybe' ? impact(leaf.events) : update.changeImpact }));
  });
}

const ORDER = ['WILL_UPDATE', 'MAY_REPLACE', 'WILL_REPLACE'];

// Where a whole property may replace its resource, its parts say whether this change does.
function resourceImpact(difference, causes) {
  if (difference.changeImpact !== 'MAY_REPLACE') return difference.changeImpact;
  return causes.map((cause) => cause.impact).reduce((worst, next) => ORDER.indexOf(next) > ORDER.indexOf(worst) ? next : worst, 'WILL_UPDATE');
}

// The properties by which only one resource of a type can have a value at a time.
function names(known) {
  const own = known === undefined ? [] : [...known.primaryIdentifier ?? [], `${known.name}Name`];
  return [...new Set(own)].filter((name) => name in (known?.properties ?? {})).sort();
}

function changes({ stack, before, after }) {
  const result = [];
  diffTemplate(before, after).resources.forEachDifference((logicalId, difference) => {
    const type = difference.oldResourceType ?? difference.newResourceType;
    const known = resourceSpec(type);
    const found = difference.isUpdate ? causes(known, difference) : [];
    const other = difference.isUpdate ? Object.keys(difference.otherChanges).sort() : [];
    result.push({
      stack,
      logicalId,
      type,
      impact: resourceImpact(difference, found),
      stateful: known?.isStateful ?? false,
      names: names(known),
      causes: [...found, ...other.map((path) => ({ path, impact: 'WILL_UPDATE' }))],
    });
  });
  return result;
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).flatMap(changes)));
