"""A file as the safetensors package writes it, and what is in it, beside this file as safetensorsFile.json.

    pip install safetensors==0.8.0 numpy
    python safetensorsFile.py > safetensorsFile.json
"""
import base64
import json

import numpy as np
from safetensors.numpy import save

tensors = {
    "größe.weight": np.array([[0.1, -2.5, 1 / 3], [-0.0, 3.4028235e38, 1e-45]], dtype=np.float32),
    "h.bias": np.array([np.inf, 16777217], dtype=np.float32),
    "scale": np.array(0.5, dtype=np.float32),
}
bits = [[name, list(tensor.shape), tensor.view(np.uint32).ravel().tolist()] for name, tensor in tensors.items()]
file = base64.b64encode(save(tensors, metadata={"format": "np"})).decode()
print(json.dumps({"file": file, "tensors": bits}, ensure_ascii=False))
