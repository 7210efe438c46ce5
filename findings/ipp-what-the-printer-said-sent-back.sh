#!/bin/sh
# What a printer says it does, sent back to it, asks for no resolution, no fold and no staples.
#
# One would guess: `serialize()` takes what `parse()` gives, so that a program can ask a printer how
#   it is set up, change the number of copies, and send the rest back.
# What happens: the package `ipp` reads 600 by 600 dots an inch as `[600, 600, "dpi"]`, and writes
#   that as three resolutions of 0 by 0 dots a centimeter. Pages 1 to 4, read as `[1, 4]`, become two
#   ranges from 0 to 0. “Fold in half” (93) has no name in its table, is read as the number, and
#   written as 0, which is no finishing; so is the name “fold-half”. Staples at two places, inside a
#   collection, become one at 0. No call fails; sides and copies, which one tries first, are right. The
#   printer's clock is read a month late, and its time zone is lost.
# Versions: npm ipp 2.0.1 (Node.js 20).
# Source: RFC 8010, 3.9 (values) and 3.1.6 (collections); RFC 2579, DateAndTime: months from 1; PWG
#   5100.1: finishings. The answer of the printer is put together here, byte by byte.
# Why it matters on paper: booklets come out flat and not stapled, and a job log says that the class
#   set was printed next month.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >npm.log
npm install --silent --no-audit --no-fund ipp@2.0.1
cat >printer.js <<'JS'
process.noDeprecation = true;
const ipp = require("ipp");

const number = (...values) => Buffer.concat(values.map((value) => { const four = Buffer.alloc(4); four.writeInt32BE(value); return four; }));
const text = (value) => Buffer.from(value);
function value(tag, name, bytes) {
  const head = Buffer.alloc(3 + name.length + 2);
  head.writeUInt8(tag, 0);
  head.writeUInt16BE(name.length, 1);
  head.write(name, 3);
  head.writeUInt16BE(bytes.length, 3 + name.length);
  return Buffer.concat([head, bytes]);
}
const member = (name, ...values) => Buffer.concat([value(0x4a, "", text(name)), ...values]);
const END = value(0x37, "", text(""));

// As RFC 8010 has it: an answer to Get-Printer-Attributes, then the values by their tags.
const answer = Buffer.concat([
  Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 0x01]),
  value(0x47, "attributes-charset", text("utf-8")),
  value(0x48, "attributes-natural-language", text("en")),
  Buffer.from([0x02]),
  value(0x21, "copies", number(30)),
  value(0x44, "sides", text("two-sided-short-edge")),
  value(0x23, "finishings", number(93)),
  value(0x33, "page-ranges", number(1, 4)),
  value(0x32, "printer-resolution", Buffer.concat([number(600, 600), Buffer.from([3])])),
  value(0x34, "finishings-col", text("")),
  member("stitching", value(0x34, "", text("")), member("stitching-locations", value(0x21, "", number(7000)), value(0x21, "", number(20000))), END),
  END,
  value(0x31, "date-time-at-creation", Buffer.from([2026 >> 8, 2026 & 255, 11, 29, 8, 30, 0, 0, 45, 5, 0])),
  Buffer.from([0x03]),
]);

const { "date-time-at-creation": clock, ...job } = ipp.parse(answer)["job-attributes-tag"];
const asSent = (attributes) => ipp.parse(ipp.serialize({
  operation: "Print-Job",
  "operation-attributes-tag": { "printer-uri": "ipp://printer.example/ipp/print" },
  "job-attributes-tag": attributes,
}))["job-attributes-tag"];
const sent = asSent(job);
const fold = asSent({ finishings: "fold-half" }).finishings;
console.log("ipp", require("ipp/package.json").version);
for (const name of Object.keys(job)) console.log(`${name}: read as ${JSON.stringify(job[name])}, sent as ${JSON.stringify(sent[name])}`);
console.log(`finishings "fold-half": sent as ${fold}`);
console.log(`2026-11-29 08:30 -05:00: read as ${JSON.stringify(clock)}`);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const asFound =
  same(job.finishings, 93) && same(sent.finishings, 0) && fold === 0 &&
  same(job["page-ranges"], [1, 4]) && same(sent["page-ranges"], [[0, 0], [0, 0]]) &&
  same(job["printer-resolution"], [600, 600, "dpi"]) && same(sent["printer-resolution"][0], [0, 0, "dpcm"]) &&
  same(job["finishings-col"].stitching["stitching-locations"], [7000, 20000]) && same(sent["finishings-col"].stitching["stitching-locations"], 0) &&
  same(job.copies, sent.copies) && same(job.sides, sent.sides) &&
  new Date(clock).getMonth() === 11;
if (!asFound) console.error("changed: what is sent is what was read");
process.exit(asFound ? 0 : 1);
JS
TZ=UTC node printer.js
