// The parts of a training step that are not matrix products, fused, for data on a CPU: bfloat16, or float where FLOAT32
// is defined. Each function works on rows and runs on one thread; training runs one process per core.

#include <cmath>
#include <cstdint>
#include <cstring>

namespace {

#ifdef FLOAT32
using real = float;

inline float widen(real x) { return x; }
inline real narrow(float x) { return x; }
#else
using real = uint16_t;

inline float widen(real x) {
    uint32_t bits = static_cast<uint32_t>(x) << 16;
    float out;
    std::memcpy(&out, &bits, 4);
    return out;
}

inline real narrow(float x) {
    uint32_t bits;
    std::memcpy(&bits, &x, 4);
    return static_cast<real>((bits + 0x7fff + ((bits >> 16) & 1)) >> 16);
}
#endif

constexpr int kLongest = 8192;

}  // namespace

extern "C" {

// out = silu(gate) * up, for rows of [gate | up].
void swiglu_forward(const real* input, real* out, long rows, int width) {
    for (long row = 0; row < rows; row++) {
        const real *gate = input + row * 2 * width, *up = gate + width;
        real* to = out + row * width;
        for (int i = 0; i < width; i++) {
            float g = widen(gate[i]);
            to[i] = narrow(g / (1 + expf(-g)) * widen(up[i]));
        }
    }
}

void swiglu_backward(const real* input, const real* grad, real* out, long rows, int width) {
    for (long row = 0; row < rows; row++) {
        const real *gate = input + row * 2 * width, *up = gate + width, *from = grad + row * width;
        real *to_gate = out + row * 2 * width, *to_up = to_gate + width;
        for (int i = 0; i < width; i++) {
            float g = widen(gate[i]), s = 1 / (1 + expf(-g)), d = widen(from[i]);
            to_up[i] = narrow(d * g * s);
            to_gate[i] = narrow(d * widen(up[i]) * s * (1 + g * (1 - s)));
        }
    }
}

// out = x / rms(x) * weight; keeps 1 / rms per row for the way back.
void rms_norm_forward(const real* x, const float* weight, real* out, float* inverse, long rows, int width, float epsilon) {
    for (long row = 0; row < rows; row++) {
        const real* from = x + row * width;
        real* to = out + row * width;
        float sum = 0;
        for (int i = 0; i < width; i++) sum += widen(from[i]) * widen(from[i]);
        float scale = inverse[row] = 1 / sqrtf(sum / width + epsilon);
        for (int i = 0; i < width; i++) to[i] = narrow(widen(from[i]) * scale * weight[i]);
    }
}

void rms_norm_backward(const real* x, const float* weight, const float* inverse, const real* grad, real* out,
                       float* weight_grad, long rows, int width) {
    for (long row = 0; row < rows; row++) {
        const real *from = x + row * width, *g = grad + row * width;
        real* to = out + row * width;
        float scale = inverse[row], dot = 0;
        for (int i = 0; i < width; i++) dot += widen(g[i]) * weight[i] * widen(from[i]);
        dot *= scale * scale / width;
        for (int i = 0; i < width; i++) {
            float value = widen(from[i]), d = widen(g[i]);
            weight_grad[i] += d * value * scale;
            to[i] = narrow(scale * (d * weight[i] - value * dot));
        }
    }
}

// Rotary positions for q and k of rows [q | k | v], written as three blocks of [batch * heads, length, head]; the way
// back (direction -1) reads the blocks and writes rows.
void rotate(real* rows_data, real* blocks, const float* cosine, const float* sine, int batch, int length, int heads,
            int head, int direction) {
    long block = static_cast<long>(batch) * heads * length * head;
    int half = head / 2, width = heads * head;
    for (int b = 0; b < batch; b++)
        for (int t = 0; t < length; t++)
            for (int part = 0; part < 3; part++)
                for (int h = 0; h < heads; h++) {
                    real* row = rows_data + (static_cast<long>(b) * length + t) * 3 * width + part * width + h * head;
                    real* cell = blocks + part * block + ((static_cast<long>(b) * heads + h) * length + t) * head;
                    const float *c = cosine + t * half, *s = sine + t * half;
                    const real* from = direction > 0 ? row : cell;
                    real* to = direction > 0 ? cell : row;
                    if (part == 2) {
                        std::memcpy(to, from, sizeof(real) * head);
                        continue;
                    }
                    for (int i = 0; i < half; i++) {
                        float a = widen(from[i]), z = widen(from[i + half]), turn = direction * s[i];
                        to[i] = narrow(a * c[i] - z * turn);
                        to[i + half] = narrow(z * c[i] + a * turn);
                    }
                }
}

// Causal softmax in place: row r of a square block sees columns 0..r.
void softmax_forward(real* scores, long rows, int length, float scale) {
    float powers[kLongest];
    for (long row = 0; row < rows; row++) {
        real* p = scores + row * length;
        int seen = row % length + 1;
        float most = -1e30f, sum = 0;
        for (int i = 0; i < seen; i++) most = widen(p[i]) > most ? widen(p[i]) : most;
        for (int i = 0; i < seen; i++) {
            powers[i] = expf((widen(p[i]) - most) * scale);
            sum += powers[i];
        }
        for (int i = 0; i < seen; i++) p[i] = narrow(powers[i] / sum);
        std::memset(p + seen, 0, sizeof(real) * (length - seen));
    }
}

void softmax_backward(const real* probabilities, real* grad, long rows, int length, float scale) {
    for (long row = 0; row < rows; row++) {
        const real* p = probabilities + row * length;
        real* g = grad + row * length;
        int seen = row % length + 1;
        float dot = 0;
        for (int i = 0; i < seen; i++) dot += widen(p[i]) * widen(g[i]);
        for (int i = 0; i < seen; i++) g[i] = narrow(widen(p[i]) * (widen(g[i]) - dot) * scale);
        std::memset(g + seen, 0, sizeof(real) * (length - seen));
    }
}

// Loss per row; the logits are overwritten with weight * (softmax - one-hot), unless weight is null.
void cross_entropy(real* logits, const int* targets, const float* weight, float* loss, long rows, int classes) {
    float values[kLongest * 4];
    for (long row = 0; row < rows; row++) {
        real* l = logits + row * classes;
        float most = -1e30f, sum = 0, target = widen(l[targets[row]]);
        for (int i = 0; i < classes; i++) most = widen(l[i]) > most ? widen(l[i]) : most;
        for (int i = 0; i < classes; i++) {
            values[i] = expf(widen(l[i]) - most);
            sum += values[i];
        }
        loss[row] = logf(sum) + most - target;
        if (!weight) continue;
        float factor = weight[row] / sum;
        for (int i = 0; i < classes; i++) l[i] = narrow(values[i] * factor);
        l[targets[row]] = narrow(values[targets[row]] * factor - weight[row]);
    }
}

}  // extern "C"
