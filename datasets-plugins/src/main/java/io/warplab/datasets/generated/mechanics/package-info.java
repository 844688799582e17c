/** Mass-spring-dampers with known and with random starts, from the exact solution. */
package io.warplab.datasets.generated.mechanics;
