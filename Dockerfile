# Build: docker build -t whichway .
# Run:   docker run --env-file .env -v whichway-data:/data whichway
ARG NODE=node:24.21-slim

FROM ${NODE} AS build
ENV DATA_DIR=/data
WORKDIR /app
# The packages first: they change less often than the code, and this layer is then kept.
COPY package.json package-lock.json .npmrc ./
RUN ["npm", "ci", "--omit=dev"]
COPY knowledge knowledge
COPY src src
COPY adapters adapters
RUN ["node", "adapters/main.ts", "knowledge", "build"]

FROM ${NODE}
ENV NODE_ENV=production \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/knowledge knowledge
COPY --from=build /app/src src
COPY --from=build /app/adapters adapters
# A new named volume takes over what lies here, and its owner: the search index is then ready at the first start.
# In an older volume the index is noticed to be outdated and is built anew.
COPY --from=build --chown=node:node /data /data
USER node
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5m --timeout=30s --start-period=30s --retries=3 \
  CMD ["node", "adapters/main.ts", "doctor", "--quiet", "--offline"]
# As the npm scripts run it: the flag keeps memory small.
ENTRYPOINT ["node", "--max-semi-space-size=16", "adapters/main.ts"]
CMD ["start"]
