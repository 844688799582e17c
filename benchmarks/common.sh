# What the commands of this folder share; to be sourced with the command's name in $command and this folder in $bench.
# Builds what is stale, then: launch CLASS ARGUMENTS... runs a benchmark's main class, median takes the median of lines.

root=$(dirname "$bench")
THREADS=${THREADS:-2}
export THREADS
# As the warp launcher; the peer gets the same.
export GLIBC_TUNABLES="${GLIBC_TUNABLES:-glibc.malloc.hugetlb=1}"
if [ -n "${OPENBLAS_CORETYPE:-}${OPENBLAS_L2_SIZE:-}" ] && [ -z "${KEEP_OPENBLAS:-}" ]; then
    echo "$command: dropping OPENBLAS_CORETYPE=${OPENBLAS_CORETYPE:-} from the environment (KEEP_OPENBLAS=1 keeps it)" >&2
    unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE
fi
lib=$bench/target/lib
stamp=$bench/target/compare-built

if [ ! -f "$stamp" ] || [ -n "$(find "$root"/pom.xml "$root"/*/pom.xml "$root"/*/src/main -newer "$stamp" -type f | head -n 1)" ]; then
    echo "$command: building ..." >&2
    (cd "$root" && mvn -q -B -ntp -DskipTests -Dspotless.check.skip=true package -pl benchmarks -am) >&2
    touch "$stamp"
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
limit=
[ "$THREADS" -lt "$(getconf _NPROCESSORS_ONLN)" ] && command -v taskset >/dev/null && limit="taskset -c 0-$((THREADS - 1))"

# As the warp launcher: kernels for processors with registers of 512 bits.
vector=
if grep -qs avx512f /proc/cpuinfo && "$java" --list-modules | grep -q '^jdk\.incubator\.vector'; then
    vector=--add-modules=jdk.incubator.vector
fi

launch() {
    $limit "$java" $vector -Xmx2g -XX:+UseParallelGC -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED \
        -Dorg.bytedeco.javacpp.maxbytes=0 -Dorg.bytedeco.javacpp.maxphysicalbytes=0 \
        -cp "$bench/target/classes:$lib/*" "$@"
}

median() {
    sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
