# syntax=docker/dockerfile:1
FROM node:24-slim AS installed
WORKDIR /app
COPY package.json package-lock.json ./
# The devDependency `node` brings a Node of its own, which the image already is.
RUN npm ci --ignore-scripts && npm cache clean --force

# The script of the gap page and the libraries of many files are bundled with a development package, which the image
# itself does without.
FROM installed AS bundles
COPY config config
COPY src src
RUN node src/web/bundle.ts && node src/cli/bundle-libraries.ts

FROM installed AS dependencies
COPY scripts/prune-modules.sh ./
RUN npm prune --omit=dev --ignore-scripts && sh prune-modules.sh node_modules

FROM node:24-slim
ENV NODE_ENV=production GAPMAP_HOME=/data GAPMAP_HOST=0.0.0.0 GAPMAP_EXPORTS=/data/exports NODE_COMPILE_CACHE=/tmp/compile-cache
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY package.json LICENSE ./
COPY config config
COPY migrations migrations
COPY src src
COPY workers workers
COPY --from=bundles /app/dist dist
COPY --from=bundles /app/node_modules/.cache node_modules/.cache
RUN node src/skills/shipped.ts
RUN install -d -o node -g node /data && ln -s /app/src/cli/gapmap.js /usr/local/bin/gapmap && chmod +x src/cli/gapmap.js
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["gapmap"]
CMD ["up"]
