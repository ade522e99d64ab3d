// Ends the library's connection for good.
import { type ClientOptions, SimpleShardingStrategy } from 'discord.js';

type Build = NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>;

/**
 * The library's own strategy, but one whose end is the end. A shard that is still being greeted when it is ended takes its
 * end for a fault, connects anew half a second later, and goes on for ever: the process could not end. Before it connects
 * it asks for its session, so that after the end it gets no answer.
 */
export const endingForGood: Build = (manager) => {
  const strategy = new SimpleShardingStrategy(manager);
  const { retrieveSessionInfo } = manager.options;
  const spawn = strategy.spawn.bind(strategy);
  const destroy = strategy.destroy.bind(strategy);
  // The library also ends what was there before it begins.
  strategy.spawn = (ids) => {
    manager.options.retrieveSessionInfo = retrieveSessionInfo;
    return spawn(ids);
  };
  strategy.destroy = (options) => {
    manager.options.retrieveSessionInfo = () => new Promise(() => {});
    return destroy(options);
  };
  return strategy;
};
