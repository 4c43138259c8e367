// Reads a JSON list of requests, opens each as kill-the-clipboard does, and writes what came of it.
import { readFileSync } from "node:fs";
import { SHLViewer } from "kill-the-clipboard";

const open = async ({ link, passcode, recipient, most, at_the_same_time: times = 1 }) => {
  const one = async () => {
    let body = null; // of a refusal, which the client does not pass on
    const watched = async (url, options) => {
      const answer = await fetch(url, options);
      if (!answer.ok) body = await answer.clone().text();
      return answer;
    };
    try {
      const viewer = new SHLViewer({ shlinkURI: link, fetch: watched });
      const options = most === undefined ? {} : { embeddedLengthMax: most };
      const opened = await viewer.resolveSHL({ recipient, passcode, ...options });
      return {
        label: viewer.shl.label,
        resources: opened.fhirResources,
        located: opened.manifest.files.filter((file) => file.location).length,
      };
    } catch (error) {
      return { refused: error.constructor.name, body };
    }
  };
  return Promise.all(Array.from({ length: times }, one));
};

const wanted = JSON.parse(readFileSync(0, "utf-8"));
const came = [];
for (const request of wanted) came.push(await open(request));
process.stdout.write(JSON.stringify(came));
